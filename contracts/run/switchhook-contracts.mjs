#!/usr/bin/env node
// `npx switchhook-contracts`
import { launch } from '../launch.mjs';

launch(new URL('./cli.ts', import.meta.url));
