/** What an airport may lack, by what the page then cannot show. */
export const LACKS = ['positions', 'tasks', 'flights', 'map'] as const;
export type Lack = (typeof LACKS)[number];
