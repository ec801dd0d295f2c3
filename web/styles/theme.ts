import { effect } from '@preact/signals';
import { type Theme, theme } from '../state/theme.ts';

const STORAGE_KEY = 'airside-replay.theme';

/**
 * Puts the theme on the root element, from the reader's last choice, else from what the system prefers, and follows
 * the system as long as nothing was chosen. Returns what undoes it.
 */
export function startTheme(): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const followSystem = () => {
    theme.value = storedTheme() ?? (system.matches ? 'dark' : 'light');
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

/** The reader's choice; it is remembered where the browser lets the page store it. */
export function chooseTheme(choice: Theme): void {
  theme.value = choice;
  try {
    localStorage.setItem(STORAGE_KEY, choice);
  } catch {
    // A browser that stores nothing still shows the choice until the page is closed.
  }
}

function storedTheme(): Theme | null {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'dark' || stored === 'light' ? stored : null;
  } catch {
    return null;
  }
}
