using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Bookings;

/// <summary>Personal links to a booking, for mails: they open it without signing in, and only for their own side.</summary>
public sealed class BookingLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Bookings.Link");

    /// <summary>The page of a booking for whoever is signed in.</summary>
    public static string Path(Booking booking) => $"/bookings/{booking.Code}";

    /// <summary>Its room, for whoever is signed in.</summary>
    public static string RoomPath(Booking booking) => $"{Path(booking)}/room";

    /// <summary>The room for the client's side. Who lends a guest their voice, and the guest, came by the personal link, and go in by it.</summary>
    public string ClientRoomPath(Booking booking, Guid? reader) =>
        RoomPath(booking)
        + (reader is not null && booking.ClientId == reader ? "" : $"?key={Uri.EscapeDataString(Key(booking, BookingSide.Client))}");

    /// <summary>The same page with the personal key of one side; a new <see cref="Booking.LinkVersion"/> makes it lead nowhere.</summary>
    public string PersonalPath(Booking booking, BookingSide side) => $"{Path(booking)}?key={Uri.EscapeDataString(Key(booking, side))}";

    /// <summary>For a guest it also says the language of the words it stands in, which are in theirs: the pages behind it speak it too.</summary>
    public string Key(Booking booking, BookingSide side)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var speaks = side == BookingSide.Client && booking.ClientId is null && Cultures.Supported.Contains(language);
        return protector.Protect($"{booking.Id:N}:{(int)side}:{booking.LinkVersion}{(speaks ? $":{language}" : "")}");
    }

    /// <summary>Which side somebody is, signed in or by the key of a mail; null is nobody's business.</summary>
    public BookingSide? SideOf(Booking booking, Guid? accountId, string? key) =>
        accountId == booking.ProfessionalId ? BookingSide.Professional
        : accountId is not null && accountId == booking.ClientId ? BookingSide.Client
        : Read(booking, key);

    /// <summary>The language of who got the key; null when it says none, or is none.</summary>
    public string? LanguageOf(string? key) =>
        Open(key) is [_, _, _, var language] && Cultures.Supported.Contains(language) ? language : null;

    /// <summary>Whose key it is; null when it is none of this booking.</summary>
    public BookingSide? Read(Booking booking, string? key) =>
        Open(key) is [var id, var side, var version, ..] && id == $"{booking.Id:N}" && version == $"{booking.LinkVersion}"
            ? side switch
            {
                "0" => BookingSide.Client,
                "1" => BookingSide.Professional,
                _ => null,
            }
            : null;

    /// <summary>What stands in a key; nothing for what is none.</summary>
    private string[] Open(string? key)
    {
        try
        {
            return string.IsNullOrEmpty(key) ? [] : protector.Unprotect(key).Split(':');
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return [];
        }
    }
}
