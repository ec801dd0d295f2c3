import { z } from 'zod';
import { preference } from '../state/preference.ts';

/** Whether the timeline shows all its lanes, or only the activity and the alerts. */
export const lanesShown = preference('timeline-lanes', z.boolean(), true);
