using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Absences;

/// <summary>This module's line of the notification catalogue.</summary>
internal static class AbsenceKinds
{
    public const string Cover = "absence-cover";

    public static readonly NotificationKind[] All =
    [
        new(Cover, "Absence de votre professionnel : remplacement proposé", typeof(AgreementTexts), NotificationGroup.Bookings)
        {
            MayBeStopped = false,
        },
    ];
}
