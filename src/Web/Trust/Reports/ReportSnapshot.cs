using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media;
using Visavis.Web.Media.Storage;
using Visavis.Web.Messages;

namespace Visavis.Web.Trust.Reports;

/// <summary>
/// Copies into the report what it is about, as it is now: the profile, its portrait, and with consent the call, conversation or booking it was reported
/// from. Who reports was found to be a side of it before.
/// </summary>
public sealed class ReportSnapshot(IBlobStore store, IEnumerable<IReportedPlace> places)
{
    public async Task AddAsync(VisavisDbContext db, Report report, Guid? reporterId, CancellationToken cancellationToken)
    {
        if (report.SubjectId is { } subject)
        {
            await AddProfileAsync(db, report, subject, cancellationToken);
        }

        if (report is not { PlaceId: { } place, SharesConversation: true })
        {
            return;
        }

        switch (report.Place)
        {
            case ReportPlace.Call when reporterId is { } reporter:
                await AddCallAsync(db, report, place, reporter, cancellationToken);
                break;
            case ReportPlace.Message when reporterId is { } reporter && Guid.TryParse(place, out var conversation):
                report.Evidence.Add(
                    Copied(EvidenceSource.Conversation, await ConversationCopy.OfAsync(db, conversation, reporter, cancellationToken))
                );
                break;
            case ReportPlace.Booking:
                foreach (var known in places.Where(known => known.Place == report.Place))
                {
                    report.Evidence.Add(Copied(EvidenceSource.Booking, await known.CopyAsync(db, place, reporterId, cancellationToken)));
                }

                break;
        }
    }

    private async Task AddProfileAsync(VisavisDbContext db, Report report, Guid subject, CancellationToken cancellationToken)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == subject, cancellationToken);
        var profile = await db
            .Professionals.AsNoTracking()
            .Include(p => p.Services)
            .SingleOrDefaultAsync(p => p.Id == subject, cancellationToken);
        var text = new StringBuilder();
        void Line(string label, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(label).Append(": ").AppendLine(value);
            }
        }

        Line("name", profile?.DisplayName ?? account?.DisplayName);
        Line("category", account?.Category.ToString());
        if (profile is not null)
        {
            Line("reference", $"V-{profile.ReferenceCode}");
            Line("profession", profile.ProfessionLabel);
            Line("other professions", string.Join(", ", profile.OtherProfessions));
            Line("city", $"{profile.City} ({profile.Department})");
            Line("hidden", profile.IsHidden ? "yes" : null);
            Line("price", Euros(profile.PriceCents));
            Line("presentation", profile.Presentation);
            foreach (var service in profile.Services)
            {
                Line("service", $"{service.Name} — {service.Description} ({Euros(service.PriceCents) ?? "no price"})");
            }

            await AddPortraitAsync(db, report, profile.PortraitPhotoId, cancellationToken);
        }

        report.Evidence.Add(Copied(EvidenceSource.Profile, text.ToString()));
    }

    private static string? Euros(int? cents) =>
        cents is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known / 100m:0.00} EUR") : null;

    private async Task AddPortraitAsync(VisavisDbContext db, Report report, Guid? photoId, CancellationToken cancellationToken)
    {
        var file = photoId is null
            ? null
            : await db
                .PhotoFiles.Where(f => f.PhotoId == photoId)
                .OrderBy(f => f.Size == PhotoSize.Large ? 1 : 0)
                .ThenByDescending(f => f.Bytes)
                .FirstOrDefaultAsync(cancellationToken);
        if (file is null)
        {
            return;
        }

        try
        {
            await using var content = await store.OpenReadAsync(file.StorageKey, cancellationToken);
            if (content is null)
            {
                return;
            }

            var copy = Copied(EvidenceSource.Portrait, "");
            copy.StorageKey = StorageKey.New(EvidenceFiles.Folder);
            (copy.ContentType, copy.Bytes) = (file.ContentType, file.Bytes);
            await store.WriteAsync(copy.StorageKey, content, file.ContentType, cancellationToken);
            report.Evidence.Add(copy);
        }
        catch (Exception problem) when (problem is StorageUnavailableException or StorageFullException)
        {
            // The report itself is worth more than the picture.
        }
    }

    private static async Task AddCallAsync(
        VisavisDbContext db,
        Report report,
        string callId,
        Guid reporter,
        CancellationToken cancellationToken
    )
    {
        var call = await db
            .Calls.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == callId && (c.CallerId == reporter || c.CalleeId == reporter), cancellationToken);
        if (call is null)
        {
            return;
        }

        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"call {call.Id}: {(call.CallerId == reporter ? "reporter → subject" : "subject → reporter")}, {call.State}, {call.EndReason}"
        );
        text.AppendLine(CultureInfo.InvariantCulture, $"{call.StartedAt:u} … {call.ConnectedAt:u} … {call.EndedAt:u}");
        foreach (
            var message in await db.Set<ConversationMessage>()
                .AsNoTracking()
                // What was left after it belongs to the conversation, and is shared with that or not.
                .Where(m => m.CallId == callId && m.CallSequence != null)
                .OrderBy(m => m.CallSequence)
                .ToListAsync(cancellationToken)
        )
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{message.SentAt:u} {(message.SenderId == reporter ? "reporter" : "subject")}: {message.Text}"
            );
        }

        report.Evidence.Add(Copied(EvidenceSource.Conversation, text.ToString()));
    }

    private static ReportEvidence Copied(EvidenceSource source, string words) =>
        new()
        {
            Id = Guid.NewGuid(),
            Source = source,
            Words = words,
        };
}
