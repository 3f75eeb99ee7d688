"""For a gunicorn of your own: gunicorn --config deploy/gunicorn.conf.py wsgi:app

Run it in the folder of the forum's code, with the same LAMPLIT_ settings as `lamplit work`, which
must run beside it. Most people want `lamplit run-all` instead: it is both in one.
"""

import os

from forum.running.gunicorn_file import for_file

globals().update(for_file(os.environ))
