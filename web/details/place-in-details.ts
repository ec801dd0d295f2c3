/** Where an element begins within the details' own scroller, CSS pixels from the top of all that it scrolls. */
export function placeInDetails(element: Element): { readonly box: HTMLElement; readonly top: number } | null {
  const box = element.closest<HTMLElement>('.details-body');
  if (!box) return null;
  const top = element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  return { box, top };
}
