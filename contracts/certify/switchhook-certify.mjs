#!/usr/bin/env node
// `npx switchhook-certify`
import { launch } from '../launch.mjs';

launch(new URL('./cli.ts', import.meta.url));
