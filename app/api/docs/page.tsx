import type { Metadata } from 'next';
import { TopBar } from '@/app/shell/top-bar';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { openApi, type Operation } from '../openapi.json/openapi';
import styles from './docs.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('api')).t('title') };
}

/** The API for other programs, made of the same document as /api/openapi.json. */
export default async function DocsPage() {
  const { t } = await getT('api');
  return (
    <Translations namespaces={[]}>
      <TopBar />
      <main id="content" tabIndex={-1} className={styles.page}>
        <header>
          <h1>{t('title')}</h1>
          <p>{t('explanation')}</p>
          <p>
            <a href="/api/openapi.json">{t('description')}</a>
          </p>
        </header>
        {Object.entries(openApi().paths).flatMap(([path, methods]) =>
          Object.entries(methods).map(([method, operation]) => (
            <OperationView
              key={operation.operationId}
              method={method.toUpperCase()}
              path={path}
              operation={operation}
            />
          )),
        )}
      </main>
    </Translations>
  );
}

interface OperationViewProps {
  method: string;
  path: string;
  operation: Operation;
}

/** The document speaks English, whatever the language of the page. */
async function OperationView({ method, path, operation }: OperationViewProps) {
  const { t } = await getT('api');
  const { operationId, summary, parameters = [], requestBody, responses } = operation;
  const byDefault = (schema: object) =>
    'default' in schema && schema.default !== ''
      ? ` (${t('byDefault', { value: String(schema.default) })})`
      : '';
  return (
    <section aria-labelledby={operationId} className={styles.operation}>
      <h2 id={operationId}>
        <span className={styles.method}>{method}</span> <code>{path}</code>
      </h2>
      <p lang="en">{summary}</p>
      {parameters.length > 0 && (
        <>
          <h3>{t('parameters')}</h3>
          <dl className={styles.list}>
            {parameters.map(({ name, required, description, schema }) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                  {required && <em> {t('required')}</em>}
                </dt>
                <dd>
                  <span lang="en">{description}</span>
                  {byDefault(schema)}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {requestBody && (
        <>
          <h3>{t('body')}</h3>
          <dl className={styles.list}>
            {Object.entries(propertiesOf(requestBody.content['application/json'].schema)).map(
              ([name, { description = '' }]) => (
                <div key={name}>
                  <dt>
                    <code>{name}</code>
                  </dt>
                  <dd lang="en">{description}</dd>
                </div>
              ),
            )}
          </dl>
        </>
      )}
      <h3>{t('answers')}</h3>
      <dl className={styles.list}>
        {Object.entries(responses).map(([status, { description }]) => (
          <div key={status}>
            <dt>
              <code>{status}</code>
            </dt>
            <dd lang="en">{description}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function propertiesOf(schema: object): Record<string, { description?: string }> {
  return 'properties' in schema
    ? (schema.properties as Record<string, { description?: string }>)
    : {};
}
