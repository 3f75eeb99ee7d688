"""A moderated, confidential peer-support forum. Start reading at forum/app.py."""

import gc

# Python looks for rings of objects each time that 700 more were made than let go of. The start
# makes half a million and leaves hardly a ring, and looking took a fifth of it; a few pages reach
# 700, too. What may lie about between two looks now is a few megabytes.
gc.set_threshold(10_000)
