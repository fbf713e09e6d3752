// A field that is settled by Enter. A form, since a handler of keys on the field would keep Escape from the panel around.
import type { FormEvent, ReactNode } from 'react';

export function Entered({ onEnter, children }: { onEnter: () => void; children: ReactNode }) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onEnter();
  };
  return <form onSubmit={submit}>{children}</form>;
}
