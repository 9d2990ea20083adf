// What `startRestartableStack` forks: a stack that takes two orders over the process's own channel.
import { startStack } from '@switchhook/stack';

const [sapFolder = ''] = process.argv.slice(2);
const stack = await startStack({ basePort: 0, tap: false, simulator: 'vite', journal: false, sapFolder });

process.on('message', async (order) => {
  if (order === 'restart SAP') {
    await stack.restartSap();
    process.send?.('restarted');
  } else {
    await stack.close();
    process.exit(0);
  }
});
process.send?.(stack.addresses);
