import { HARMS } from './quick-faults.ts';
import { tryFaults } from './try-faults.ts';

tryFaults('the stream holds through', HARMS);
