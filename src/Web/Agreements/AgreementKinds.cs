using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Agreements;

/// <summary>This module's line of the notification catalogue.</summary>
internal static class AgreementKinds
{
    public const string Changed = "agreement-changed";

    public static readonly NotificationKind[] All =
    [
        new(Changed, "Premiers contacts, propositions et ententes", typeof(AgreementTexts), NotificationGroup.Organisation)
        {
            MayBeStopped = false,
        },
    ];
}
