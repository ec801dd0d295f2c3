import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedAttributes } from '../../server/store/fold.ts';
import { HeldAttributes } from '../../server/store/held-attributes.ts';

const value = fc.constantFrom(1, 2, 'x', true, null, { deep: [1] });
const single = fc
  .dictionary(fc.constantFrom('fuel', 'crew', '7', '__proto__', 'a b'), value, {
    minKeys: 1,
    noNullPrototype: true,
  })
  .map(fields => Object.entries(fields));

it('are after single attributes what folding makes of them', () =>
  fc.assert(
    fc.property(fc.array(single, { maxLength: 8 }), changes => {
      let held = new HeldAttributes(null);
      let folded: ReturnType<typeof changedAttributes> = null;
      for (const change of changes) {
        held = held.after(
          JSON.stringify(change.map(([key]) => key)),
          JSON.stringify(change.map(([, to]) => to)),
        );
        folded = changedAttributes(folded, { attributes: undefined, single: change });
        expect(held.tail).toBe(`,"attributes":${JSON.stringify(folded)}}`);
      }
    }),
  ));

it('are the same ones where nothing changes', () => {
  const held = new HeldAttributes({ fuel: 3, crew: 'x' });
  expect(held.after('["crew","fuel"]', '["x",3]')).toBe(held);
  expect(held.after('["fuel"]', '["3"]')).not.toBe(held);
});
