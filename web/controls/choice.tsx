import { useId } from 'preact/hooks';

export type ChoiceProps<T extends string> = {
  label: string;
  /** Each value with what it is called, and the language of that where it is not the page's. */
  options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  value: T;
  onChoose: (value: T) => void;
  /** More about the present choice. */
  hint?: string | undefined;
};

/** One of a few values, all of them in sight; arrow keys go from one to the next. */
export function Choice<T extends string>({ label, options, value, onChoose, hint }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <div class="choice-options">
        {options.map(option => (
          <label key={option.value} lang={option.lang}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && <p class="muted small">{hint}</p>}
    </fieldset>
  );
}
