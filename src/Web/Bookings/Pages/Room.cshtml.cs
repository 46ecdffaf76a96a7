using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings.Rooms;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.Pages;

/// <summary>The room of a booked consultation, for its two sides: the lobby, then waiting, then their call.</summary>
public sealed class RoomModel(
    VisavisDbContext db,
    BookingLinks links,
    RoomDesk desk,
    RoomGuests guests,
    HoldDesk holds,
    IStringLocalizer<BookingTexts> texts,
    TimeProvider time
) : BookingPageModel(db, links, time)
{
    public RoomView Room { get; private set; } = null!;

    public string? Problem { get; private set; }

    public DateTimeOffset OpensAt => Booking.StartsAt - BookingActs.RoomOpensBefore;

    public bool IsOpen => May(BookingAct.Join);

    public bool IsSignedIn => User.AccountId() is not null;

    /// <summary>Who booked without an account: the personal link lets them in.</summary>
    public bool IsGuest => IsClient && Booking.ClientId is null;

    /// <summary>Not in the room yet, or a guest not in this browser.</summary>
    public bool MustEnter => Room.Own is null || (IsGuest && (Room.GuestId is null || Room.GuestId != User.AccountId()));

    public bool OtherIsHere => Room.Other?.LastSeenAt > Now - RoomDesk.HereFor;

    public bool IsAdmitted => (IsClient ? Room.Own : Room.Other)?.AdmittedAt is not null;

    /// <summary>Whole minutes that the other side is late; null while it is not, or once it came.</summary>
    public int? MinutesLate =>
        Room.Other is null && (int)(Now - Booking.StartsAt).TotalMinutes is >= 5 and var late && Now < Booking.EndsAt ? late : null;

    /// <summary>Other times, for a client who waited as long as anybody has to.</summary>
    public IReadOnlyList<Interval> Alternatives { get; private set; } = [];

    /// <summary>A client need not wait longer for who is that late.</summary>
    public bool NeedNotWait => IsClient && MinutesLate >= AttendanceRule.Patience.TotalMinutes;

    public Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        InRoomAsync(code, () => Task.FromResult(RoomOutcome.Done), cancellationToken);

    public async Task<IActionResult> OnPostEnterAsync(string code, bool agree, CancellationToken cancellationToken)
    {
        var signsIn = false;
        var answer = await InRoomAsync(
            code,
            async () =>
            {
                if (IsOpen && IsGuest)
                {
                    if (User.AccountId() is { } account)
                    {
                        await EnterWithAccountAsync(account, cancellationToken);
                    }
                    else if (!agree)
                    {
                        return RoomOutcome.MustAgree;
                    }
                    else
                    {
                        await guests.SignInAsync(Booking, cancellationToken);
                        signsIn = true;
                    }
                }

                return await desk.EnterAsync(Booking, Side, cancellationToken);
            },
            cancellationToken
        );
        // The forms of the next page belong to whoever is signed in now.
        return signsIn && answer is PageResult ? LocalRedirect(PathOf("/room")) : answer;
    }

    public Task<IActionResult> OnPostAdmitAsync(string code, CancellationToken cancellationToken) =>
        InRoomAsync(code, () => desk.AdmitAsync(Booking, Side, cancellationToken), cancellationToken);

    /// <summary>The booking becomes the account's where both have the same address; otherwise it only lends its voice in the room.</summary>
    private async Task EnterWithAccountAsync(Guid account, CancellationToken cancellationToken)
    {
        var address = Booking.ClientEmail?.ToUpperInvariant();
        if (await Db.Users.AnyAsync(a => a.Id == account && a.EmailConfirmed && a.NormalizedEmail == address, cancellationToken))
        {
            await desk.ClaimAsync(Booking, account, cancellationToken);
            Booking.ClientId = account;
            return;
        }

        await guests.EnterAsync(Booking, account, cancellationToken);
    }

    private async Task<IActionResult> InRoomAsync(string code, Func<Task<RoomOutcome>> act, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        if (Booking is not { Way: MeetingWay.Video, State: BookingState.Accepted or BookingState.Completed })
        {
            // Cancelled, perhaps while somebody waited here: its own page says by whom and what is next.
            return LocalRedirect(PathOf());
        }

        Problem = await act() switch
        {
            RoomOutcome.Busy => texts["L’un de vous deux est encore dans un autre appel. Terminez-le, puis recommencez."].Value,
            RoomOutcome.MustAgree => texts["Cochez la case pour entrer : sans elle, la conversation ne peut pas s’ouvrir."].Value,
            RoomOutcome.NotAllowed => texts["Ce n’est pas possible en ce moment."].Value,
            _ => null,
        };
        Room = await desk.ReadAsync(Booking, Side, cancellationToken);
        if (NeedNotWait && !MustEnter && Booking.ServiceOfferId is { } offer)
        {
            Alternatives = await holds.NextAsync(
                Booking.ProfessionalId,
                offer,
                Booking.DurationMinutes,
                Instant.FromDateTimeOffset(Now),
                cancellationToken
            );
        }

        return Page();
    }
}
