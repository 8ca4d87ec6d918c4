/** A file that somebody sends: kept under a random name, outside of everything that is served. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Request, RequestHandler, Response } from 'express';
import multer, { MulterError } from 'multer';
import { CSRF_FIELD } from '../../web';
import { refusal } from '../problem';

export interface ReceivedFile {
  /** As it was called where it came from. */
  readonly name: string;
  readonly stored: string;
  readonly path: string;
  readonly bytes: number;
}

/** Name of the one field that brings a file. */
const FILE = 'file';
const LONGEST_NAME = 255;

const tooLarge = (most: number): Error =>
  refusal(
    413,
    'File too large',
    `A file may have ${Math.floor(most / 1_048_576)} MB. Split it, or ask for a higher IMPORT_MAX_BYTES.`,
  );

const notUnderstood = (): Error =>
  refusal(400, 'Form not understood', `Send one file, in a field called ${FILE}, and nothing else.`);

/**
 * Reads the form of an upload; the file goes to the disk as it comes.
 * @throws a problem: 413 for a file with too many bytes, 415 for another type of body, 400 for anything else in it
 */
export async function receiveFile(
  request: Request,
  response: Response,
  folder: string,
  most: number,
): Promise<ReceivedFile> {
  if (request.is('multipart/form-data') !== 'multipart/form-data')
    throw refusal(415, 'Unsupported type', 'Send the file as multipart/form-data.');
  if (Number(request.headers['content-length'] ?? 0) > most + 65_536) throw tooLarge(most);
  const read: RequestHandler = multer({
    storage: multer.diskStorage({
      destination: folder,
      filename: (_request, _file, done) => done(null, randomUUID()),
    }),
    defParamCharset: 'utf8',
    limits: { fileSize: most, files: 1, fields: 1, parts: 2, fieldSize: 1_024, fieldNameSize: 50 },
  }).single(FILE);
  await new Promise<void>((resolve, reject) => {
    read(request, response, (error?: unknown) => {
      if (error instanceof MulterError)
        return reject(error.code === 'LIMIT_FILE_SIZE' ? tooLarge(most) : notUnderstood());
      if (!(error instanceof Error)) return resolve();
      // Of what cannot be written to the disk the system has a code; the rest is about the form.
      reject('code' in error ? error : notUnderstood());
    });
  });
  const { file } = request;
  const others = Object.keys((request.body ?? {}) as object).filter((name) => name !== CSRF_FIELD);
  if (file !== undefined && others.length > 0) await rm(file.path, { force: true });
  if (others.length > 0) throw notUnderstood();
  if (file === undefined)
    throw refusal(422, 'No file', 'Choose a file first.', [{ name: FILE, message: 'is required' }]);
  // A browser may send a whole path; what is kept is a name that any file could have.
  const name = (file.originalname.split(/[\\/]/).at(-1) ?? '').replace(/\p{Cc}/gu, '').slice(0, LONGEST_NAME);
  return {
    name: name === '' ? 'file.csv' : name,
    stored: file.filename,
    path: file.path,
    bytes: file.size,
  };
}
