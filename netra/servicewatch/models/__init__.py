"""Weekly service figures, strategic issues with their figures, and promises of visits."""

from netra.servicewatch.models.figures import ServiceFigure
from netra.servicewatch.models.issues import StrategicFigure, StrategicIssue
from netra.servicewatch.models.promises import Promise, PromiseFollowUp

__all__ = ["Promise", "PromiseFollowUp", "ServiceFigure", "StrategicFigure", "StrategicIssue"]
