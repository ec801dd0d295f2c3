import { RESUMES } from './quick-faults.ts';
import { tryFaults } from './try-faults.ts';

tryFaults('a stream goes on right after the last event through', RESUMES);
