# One sentence for each error code: what happened and what helps.

error-consent-refused = This person said no. Only a new consent with its proof lifts that: choose “Consent” and note where it was given.
