using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.Pages;

/// <summary>The room of a booked consultation, for its two sides: the lobby, then waiting, then their call.</summary>
public sealed class RoomModel(
    VisavisDbContext db,
    BookingLinks links,
    RoomDesk desk,
    IStringLocalizer<BookingTexts> texts,
    TimeProvider time
) : BookingPageModel(db, links, time)
{
    public RoomView Room { get; private set; } = null!;

    public string? Problem { get; private set; }

    public DateTimeOffset OpensAt => Booking.StartsAt - BookingActs.RoomOpensBefore;

    public bool IsOpen => May(BookingAct.Join);

    public bool IsSignedIn => User.AccountId() is not null;

    /// <summary>A call is between accounts: a guest is led to one, and back here.</summary>
    public bool NeedsAccount => Booking.ClientId is null;

    public string SignInPath => $"{AccountServices.SignInPath}?returnUrl={Uri.EscapeDataString(PathOf("/room"))}";

    public bool OtherIsHere => Room.Other?.LastSeenAt > Now - RoomDesk.HereFor;

    public bool IsAdmitted => (IsClient ? Room.Own : Room.Other)?.AdmittedAt is not null;

    /// <summary>Whole minutes that the other side is late; null while it is not, or once it came.</summary>
    public int? MinutesLate =>
        Room.Other is null && (int)(Now - Booking.StartsAt).TotalMinutes is >= 5 and var late && Now < Booking.EndsAt ? late : null;

    public Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        InRoomAsync(code, () => Task.FromResult(RoomOutcome.Done), cancellationToken);

    public Task<IActionResult> OnPostEnterAsync(string code, CancellationToken cancellationToken) =>
        InRoomAsync(
            code,
            async () =>
            {
                if (
                    IsOpen
                    && IsClient
                    && NeedsAccount
                    && User.AccountId() is { } account
                    && await IsTheirAddressAsync(account, cancellationToken)
                )
                {
                    await desk.ClaimAsync(Booking, account, cancellationToken);
                    Booking.ClientId = account;
                }

                return await desk.EnterAsync(Booking, Side, cancellationToken);
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostAdmitAsync(string code, CancellationToken cancellationToken) =>
        InRoomAsync(code, () => desk.AdmitAsync(Booking, Side, cancellationToken), cancellationToken);

    /// <summary>The personal link may have been forwarded: the booking becomes the account's only where both have the address it was made with.</summary>
    private Task<bool> IsTheirAddressAsync(Guid account, CancellationToken cancellationToken)
    {
        var address = Booking.ClientEmail?.ToUpperInvariant();
        return Db.Users.AnyAsync(a => a.Id == account && a.EmailConfirmed && a.NormalizedEmail == address, cancellationToken);
    }

    private async Task<IActionResult> InRoomAsync(string code, Func<Task<RoomOutcome>> act, CancellationToken cancellationToken)
    {
        if (
            !await LoadAsync(code, cancellationToken)
            || Booking is not { Way: MeetingWay.Video, State: BookingState.Accepted or BookingState.Completed }
        )
        {
            return NotFound();
        }

        Problem = await act() switch
        {
            RoomOutcome.Busy => texts["L’un de vous deux est encore dans un autre appel. Terminez-le, puis recommencez."].Value,
            RoomOutcome.NotAllowed => texts["Ce n’est pas possible en ce moment."].Value,
            _ => null,
        };
        Room = await desk.ReadAsync(Booking, Side, cancellationToken);
        return Page();
    }
}
