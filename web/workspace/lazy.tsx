import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What a component that is loaded when first shown has come to. */
type Loading<P> = { readonly component?: ComponentType<P>; readonly failed?: boolean };

/**
 * A component whose code is fetched when it is first drawn. While it is on its way `fallback(false)` stands in its
 * place, and where it could not be had, `fallback(true)`.
 */
export function lazy<P extends object>(
  load: () => Promise<ComponentType<P>>,
  fallback: (failed: boolean) => preact.ComponentChild,
): ComponentType<P> {
  let loading: Promise<ComponentType<P>> | undefined;
  return function Lazy(props: P) {
    const [{ component: Component, failed = false }, setLoaded] = useState<Loading<P>>({});
    useEffect(() => {
      let gone = false;
      loading ??= load();
      loading.then(
        component => !gone && setLoaded({ component }),
        () => {
          loading = undefined;
          if (!gone) setLoaded({ failed: true });
        },
      );
      return () => {
        gone = true;
      };
    }, []);
    return Component ? <Component {...props} /> : fallback(failed);
  };
}
