/** Which of several memories or termbases comes first: the field `priority`. */
export function PriorityField({ words, value }: Props) {
  return (
    <label>
      {words.label}
      <input
        name="priority"
        type="number"
        min={-100}
        max={100}
        step={1}
        defaultValue={value}
        required
      />
      <small>{words.hint}</small>
    </label>
  );
}

interface Props {
  words: { label: string; hint: string };
  /** From −100 to 100; the highest comes first. */
  value: number;
}
