import { useId } from 'preact/hooks';

export type TextFieldProps = {
  label: string;
  value: string;
  hint?: string | undefined;
  placeholder?: string | undefined;
  /** Values that are offered; any other may be typed. */
  suggestions?: readonly string[] | undefined;
  /** What is wrong with the value, in a sentence; `null` where nothing is. */
  error?: string | null;
  onInput: (value: string) => void;
};

/** A labelled line of text with its hint and its error. */
export function TextField({
  label,
  value,
  hint,
  placeholder,
  suggestions,
  error = null,
  onInput,
}: TextFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={value}
        placeholder={placeholder}
        list={suggestions && `${id}-suggestions`}
        aria-invalid={error !== null}
        aria-describedby={`${id}-note`}
        onInput={event => onInput(event.currentTarget.value)}
      />
      {suggestions && (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map(suggestion => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      <span
        id={`${id}-note`}
        class={error ? 'field-error' : 'muted small'}
        role={error ? 'alert' : undefined}
      >
        {error ?? hint}
      </span>
    </div>
  );
}
