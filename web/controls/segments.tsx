import { Button } from './button.tsx';
import './segments.css';

export type SegmentsProps<T extends string> = {
  /** What is chosen here, for assistive technology. */
  readonly label: string;
  readonly choices: readonly T[];
  readonly chosen: T;
  readonly name: (choice: T) => string;
  readonly onChoose: (choice: T) => void;
};

/** A choice of one among a few that are all in sight. */
export function Segments<T extends string>({ label, choices, chosen, name, onChoose }: SegmentsProps<T>) {
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">{label}</legend>
      {choices.map(choice => (
        <Button
          key={choice}
          label={name(choice)}
          pressed={choice === chosen}
          onClick={() => onChoose(choice)}
        >
          {name(choice)}
        </Button>
      ))}
    </fieldset>
  );
}
