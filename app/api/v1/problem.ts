import type { z } from 'zod';
import { StoreError } from '@/lib/store/errors';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  503: 'Service Unavailable',
};

/** What is wrong with a request, as problem details (RFC 9457). */
export function problem(
  status: number,
  detail: string,
  more: object = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(
    { type: 'about:blank', title: titles[status] ?? 'Error', status, detail, ...more },
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        ...headers,
      },
    },
  );
}

/**
 * What a schema refuses, field by field.
 * @param names what the request calls fields that the schema calls otherwise
 */
export function invalid(
  { issues }: z.ZodError,
  names: Readonly<Record<string, string>> = {},
): Response {
  const errors = issues.map(({ path, code, message }) => {
    const field = path.join('.');
    const isMissing = code === 'invalid_type' && message.endsWith('received undefined');
    return { field: names[field] ?? field, detail: isMissing ? 'is missing' : message };
  });
  const { field, detail } = errors[0]!;
  return problem(400, field === '' ? detail : `${field}: ${detail}`, { errors });
}

/** @throws what is no error of the store's */
export function storeProblem(error: unknown): Response {
  if (!(error instanceof StoreError)) throw error;
  const status =
    error.code === 'unknown-memory' || error.code === 'unknown-text'
      ? 404
      : error.code === 'busy'
        ? 503
        : error.code === 'read-only'
          ? 409
          : 400;
  return problem(status, error.message, { code: error.code });
}
