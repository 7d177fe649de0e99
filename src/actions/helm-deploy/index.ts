import { runAction } from '../../adapters/runner/run-action.ts';
import { contract } from './inputs.ts';
import { main } from './main.ts';
import { outputs } from './outputs.ts';
import { post } from './post.ts';

await runAction({ contract, outputs, main, post });
