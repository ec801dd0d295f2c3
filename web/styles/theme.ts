import { effect } from '@preact/signals';
import { systemTheme, theme } from '../state/theme.ts';

/** Puts the theme on the root element, and follows the system's. Returns what undoes it. */
export function startTheme(): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const followSystem = () => {
    systemTheme.value = system.matches ? 'dark' : 'light';
  };
  followSystem();
  system.addEventListener('change', followSystem);
  const stopEffect = effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
  return () => {
    system.removeEventListener('change', followSystem);
    stopEffect();
  };
}
