/** Links of a user in the database: their order is that of `position`. */
import { op, type Models } from 'ordinal-host';
import type { SocialLinks } from '../domain';

type Rows = Pick<Models, 'SocialLink'>;

export async function readLinks({ SocialLink }: Rows, userId: string): Promise<SocialLinks> {
  const rows = await SocialLink.findAll({ where: { userId }, order: ['position', 'createdAt', 'id'] });
  return rows.map(({ id, network, url }) => ({ id, network, url }));
}

/** Makes the rows what the list says. Runs inside a transaction. */
export async function saveLinks({ SocialLink }: Rows, userId: string, links: SocialLinks): Promise<void> {
  await SocialLink.destroy({ where: { userId, id: { [op.notIn]: links.map(({ id }) => id) } } });
  const there = new Map((await SocialLink.findAll({ where: { userId } })).map((row) => [row.id, row]));
  for (const [position, { id, network, url }] of links.entries()) {
    const row = there.get(id);
    if (row === undefined) await SocialLink.create({ id, userId, network, url, position });
    else if (row.position !== position) await row.update({ position });
  }
}
