using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Bookings;

/// <summary>This module's lines of the notification catalogue.</summary>
internal static class BookingKinds
{
    public const string Request = "booking-request";
    public const string News = "booking-news";
    public const string Reminder = "booking-reminder";
    public const string Room = "booking-room";
    public const string Host = "booking-host";
    public const string Earlier = "booking-earlier";
    public const string Contact = "booking-contact";

    public static readonly NotificationKind[] All =
    [
        Kind(Request, "Demandes de rendez-vous à accepter ou à refuser") with
        {
            MayBeStopped = false,
        },
        Kind(News, "Rendez-vous acceptés, déplacés, annulés") with
        {
            MayBeStopped = false,
        },
        Kind(Reminder, "Rappels la veille et une heure avant") with
        {
            IgnoresQuietHours = true,
        },
        Kind(Room, "Quelqu’un est dans votre salle d’attente") with
        {
            IgnoresQuietHours = true,
            PushFor = TimeSpan.FromMinutes(15),
        },
        Kind(Host, "Le professionnel de votre rendez-vous vous attend dans la salle") with
        {
            IgnoresQuietHours = true,
            PushFor = TimeSpan.FromMinutes(15),
        },
        Kind(Earlier, "Un créneau plus tôt s’est libéré"),
        Kind(Contact, "Rendez-vous des clients dont vous êtes le contact"),
    ];

    private static NotificationKind Kind(string id, string name) => new(id, name, typeof(BookingTexts), NotificationGroup.Bookings);
}
