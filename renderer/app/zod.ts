// zod must not compile schemas to functions: the content security policy forbids it. Imported before anything that
// makes a schema.
import { z } from 'zod';

z.config({ jitless: true });
