import { z } from 'zod';

const schema = z.object({
  texts: z.array(
    z.object({
      id: z.string(),
      titles: z.array(z.object({ lang: z.string(), title: z.string() })),
    }),
  ),
});

export type TextName = z.infer<typeof schema>['texts'][number];

/** The texts of the library by their titles; none where Hebi does not answer. */
export async function askTexts(): Promise<TextName[]> {
  try {
    const response = await fetch('/api/texts');
    return schema.parse(await response.json()).texts;
  } catch {
    return [];
  }
}
