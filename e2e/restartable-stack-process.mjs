import { loadStack } from '../tools/load-stack.mjs';

const [sapFolder] = process.argv.slice(2);
const { startStack } = await loadStack();
const stack = await startStack({ basePort: 0, tap: false, simulator: 'vite', journal: false, sapFolder });

process.on('message', async (order) => {
  if (order === 'restart SAP') {
    await stack.restartSap();
    process.send('restarted');
  } else {
    await stack.close();
    process.exit(0);
  }
});
process.send(stack.addresses);
