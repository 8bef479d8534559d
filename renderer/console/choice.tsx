import { useTranslation } from 'react-i18next';
import { ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components/Select';
import { Button } from 'react-aria-components/Button';

interface Option {
  readonly id: string;
  readonly name: string;
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** One of a list, in a drop-down. */
export function Choice({ name, label, options, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Select
      className="choice"
      aria-label={label}
      placeholder={t('console.choose')}
      value={chosen}
      onChange={(key) => {
        if (typeof key === 'string') onChoose(key);
      }}
    >
      <Button className="tap tap--quiet choice__button" data-testid={name}>
        <SelectValue />
        <span className="choice__arrow" aria-hidden="true" />
      </Button>
      <Popover className="choice__list" maxHeight={220}>
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.id} className="choice__option" data-testid={`${name}-${option.id}`}>
              {option.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
