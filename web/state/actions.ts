/** Everything the page's controls can do. Each resolves once the server answered; failures surface in `problem`. */
export {
  pause,
  play,
  seek,
  setFilters,
  setLoop,
  setRange,
  setSpeed,
  stepBy,
  stepTo,
  stop,
  toggle,
} from './commands.ts';
export { joinSession, openAirport, reconnectNow, start } from './open-session.ts';
export { cancelScrub, endScrub, scrubTo } from './scrubbing.ts';
