using Visavis.Web.Foundation.Data;
using Visavis.Web.Letters;
using Visavis.Web.Services;

namespace Visavis.Web.Telephone;

/// <summary>Hours and vouchers about which a letter or a call has yet to go: silence means nothing before.</summary>
public sealed class OnTheWay : IApprovalHold
{
    public IQueryable<Guid> Held(VisavisDbContext db) =>
        Letters(db)
            .Where(l => l.BookingId != null)
            .Select(l => l.BookingId!.Value)
            .Concat(Calls(db).Where(c => c.BookingId != null).Select(c => c.BookingId!.Value));

    /// <summary>The same for what is about no booking, by the subject of what is told.</summary>
    public static IQueryable<string> Subjects(VisavisDbContext db) =>
        Letters(db).Select(l => l.SubjectKey).Concat(Calls(db).Select(c => c.SubjectKey));

    internal static IQueryable<OutgoingCall> Calls(VisavisDbContext db) =>
        db.Set<OutgoingCall>().Where(c => c.State == OutgoingState.Waiting || c.State == OutgoingState.Ringing);

    private static IQueryable<Letter> Letters(VisavisDbContext db) => db.Set<Letter>().Where(l => l.SentAt == null && l.DroppedAt == null);
}
