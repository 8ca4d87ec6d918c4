/** Words that every row has already: a name like one of them would hide a method or be hidden by it. */
export const ROW_WORDS: ReadonlySet<string> = new Set(
  (
    'constructor prototype sequelize dataValues isNewRecord isSoftDeleted get set save update destroy restore reload ' +
    'changed previous validate increment decrement equals equalsOneOf where toJSON toString valueOf hasOwnProperty ' +
    'getDataValue setDataValue setAttributes build then'
  ).split(' '),
);
