/** The names of the profiles that come with the program, `data/profiles/NAME.yaml`. */
export const PROFILE_PRESETS = ['lebl-movements', 'lebl-positions', 'sfo-flights'] as const;
