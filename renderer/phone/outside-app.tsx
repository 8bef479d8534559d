import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../machines/language';
import { SimulatorBand } from '../shared/simulator-band';
import { Speaking } from '../shared/speaking';

function Words() {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('phone.outsideApp.title')}</h1>
      <p>{t('phone.outsideApp.text')}</p>
    </>
  );
}

/** What an ordinary browser shows in the place of the phone, in every language. */
export function OutsideApp() {
  return (
    <div data-screen="outside-app">
      {LANGUAGES.map((language) => (
        <Speaking key={language} language={language}>
          <SimulatorBand />
        </Speaking>
      ))}
      <main className="outside-app">
        {LANGUAGES.map((language) => (
          <Speaking key={language} language={language}>
            <section lang={language}>
              <Words />
            </section>
          </Speaking>
        ))}
      </main>
    </div>
  );
}
