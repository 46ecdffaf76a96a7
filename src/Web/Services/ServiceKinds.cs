using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Services;

/// <summary>This module's lines of the notification catalogue.</summary>
internal static class ServiceKinds
{
    public const string Hours = "service-hours";
    public const string Appraisal = "service-appraisal";

    public static readonly NotificationKind[] All =
    [
        new(Hours, "Heures à approuver, modifiées ou contestées", typeof(ServiceTexts), NotificationGroup.Bookings)
        {
            MayBeStopped = false,
        },
        new(Appraisal, "Avis et réponses aux avis", typeof(ServiceTexts), NotificationGroup.Bookings),
    ];
}
