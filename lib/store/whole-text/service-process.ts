import { answerParent } from '../processes/answer-parent';
import { handlers } from './handlers';
import type { Requests } from './requests';

/* The process for what takes long on a long text: started by service.ts, ends when the server does. */

answerParent<Requests>(handlers);
