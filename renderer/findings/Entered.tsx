// A field whose value is accepted by Enter. It is a form, because a key handler on the field would keep Escape from the
// panel around it.
import type { FormEvent, ReactNode } from 'react';

export function Entered({ onEnter, children }: { onEnter: () => void; children: ReactNode }) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onEnter();
  };
  return <form onSubmit={submit}>{children}</form>;
}
