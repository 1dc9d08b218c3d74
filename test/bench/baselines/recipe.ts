import { join } from 'node:path';
import { loadReport } from '../../support/load/requests.ts';
import { startRecipe } from '../peers/recipe.ts';

// Arguments: the folder of its database, the reports it will hear of, the students they are about, and the journal.
const [folder = '', reports = '0', students = '1', journal] = process.argv.slice(2);
const { url, db } = await startRecipe(join(folder, 'recipe.db'), journal === 'wal' ? 'wal' : 'delete');
const insert = db.prepare("INSERT INTO messages (wamid, student, status, sentAt) VALUES (?, ?, 'sending', ?)");
// All that will be reported was sent before, so each report finds its row.
db.transaction(() => {
  for (let index = 0; index < Number(reports); index += 3) {
    const { wamid, at, to } = loadReport(index, Number(students));
    insert.run(wamid, to.phone, at);
  }
})();
process.stdout.write(`${url}/webhook\n`);
