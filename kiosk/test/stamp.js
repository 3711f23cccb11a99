// Writes the stamp of the files where the kiosk reads it: npm run stamp
import { writeFile } from 'node:fs/promises';
import { VERSION_FILE, WORKER_FILE, pathOf, read, stampIn, stampOfFiles } from './files.js';

const stamp = await stampOfFiles();
for (const name of [VERSION_FILE, WORKER_FILE]) {
  const said = await stampIn(name);
  await writeFile(pathOf(name), (await read(name)).replace(`'${said}'`, `'${stamp}'`));
}
console.log(stamp);
