import { createServer } from 'node:http';
import { listen } from '../../support/listen.ts';
import { libraryHttp } from '../peers/library-http.ts';

let heard = 0;
const app = libraryHttp(process.argv[2] ?? '', () => {
  heard += 1;
});
const { url } = await listen(createServer(app));
process.stdout.write(`${url}/webhook\n`);
process.once('exit', () => console.error(`${heard} statuses`));
