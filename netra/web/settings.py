"""Django's settings, derived from `netra.web.environment`."""

from pathlib import Path
from typing import Any

from netra.web import environment

ENV = environment.read()

DEBUG = False
SECRET_KEY = ENV.secret
ALLOWED_HOSTS = list(ENV.hosts)
ROOT_URLCONF = "netra.web.urls"
# The public door's addresses, for codes and links made where that door is not open (`NETRA_DOORS=office`).
PUBLIC_URLCONF = "netra.web.public"
WSGI_APPLICATION = "netra.web.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "netra.journal",
    "netra.agencies",
    "netra.accounts",
    "netra.reports",
    "netra.cases",
    "netra.discipline",
    "netra.servicewatch",
    "netra.advisor",
    "netra.outreach",
    "netra.dashboard",
    "netra.web",
]

# No middleware here may look at an address or a user agent.
MIDDLEWARE = [
    "netra.web.middleware.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "netra.web.middleware.RefuseControlCharacters",
    "django.middleware.common.CommonMiddleware",
    "netra.web.middleware.LegalTime",
    "netra.web.middleware.OfficeSession",
    "netra.accounts.middleware.SignedInOfficer",  # before the next one, which reads the body
    "netra.web.middleware.DoorCsrf",
    "netra.accounts.middleware.KeptWords",
    "netra.web.middleware.WrongMethod",
]

DATABASES: dict[str, Any] = {"default": ENV.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Officer"
AUTHENTICATION_BACKENDS = ["netra.accounts.backend.Officers"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# The office's cookies never reach the public door.
SESSION_COOKIE_NAME = "netra_kantor"
SESSION_COOKIE_PATH = "/kantor/"
SESSION_COOKIE_SECURE = ENV.https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 8 * 60 * 60


CSRF_FAILURE_VIEW = "netra.web.views.form_expired"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "netra.web.context.installation",
            ],
            "builtins": ["netra.web.templatetags.netra"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# Without NETRA_MAIL a dummy that sends nothing.
EMAIL_BACKEND = ENV.mail.backend
EMAIL_HOST, EMAIL_PORT = ENV.mail.host, ENV.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENV.mail.user, ENV.mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = ENV.mail.starts_tls, ENV.mail.is_tls
EMAIL_TIMEOUT = 20

LANGUAGE_CODE = "id"
TIME_ZONE = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}[ENV.zone]
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = ENV.data / "static"
# The scripts that others wrote, built from what lies beside them (vendor/*/README.md).
_VENDOR = Path(__file__).resolve().parents[2] / "vendor"
STATICFILES_DIRS = [("vendor", _VENDOR / "hpke/dist"), ("vendor", _VENDOR / "qr/dist")]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "netra.web.bundles.Bundles",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
FILE_UPLOAD_HANDLERS = [
    "netra.reports.evidence.uploads.SealedUploads",  # evidence never lies in plain on a disk
    "netra.outreach.memory_uploads.MemoryUploads",  # nor do originals of photographs
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Of text fields; files of evidence have limits of their own.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
# A larger upload, a roster, waits on the disk until the request is over.
FILE_UPLOAD_MAX_MEMORY_SIZE = 16_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A traceback of the public door could carry words of a report: only the exception's type is logged.
    "loggers": {
        "django.request": {"handlers": ["nowhere"], "propagate": False},
        "django.security": {"handlers": ["nowhere"], "propagate": False},
        # At DEBUG it prints whole contexts, and with them an opened story.
        "django.template": {"handlers": ["nowhere"], "level": "WARNING", "propagate": False},
    },
}
