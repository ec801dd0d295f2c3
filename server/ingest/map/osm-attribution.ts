/** Whose the data of OpenStreetMap is, as its licence asks to say. */
export const OSM_ATTRIBUTION = '© OpenStreetMap contributors, ODbL 1.0';
