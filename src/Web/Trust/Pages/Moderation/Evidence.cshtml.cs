using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Serving;
using Visavis.Web.Media.Storage;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust.Pages.Moderation;

/// <summary>A file of a report, for moderators only and never before the scanner has seen it.</summary>
public sealed class EvidenceModel(VisavisDbContext db, IBlobStore store) : StaffPageModel
{
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var piece = Guid.TryParseExact(id, "N", out var pieceId)
            ? await db.Set<ReportEvidence>()
                .AsNoTracking()
                .SingleOrDefaultAsync(e => e.Id == pieceId && e.StorageKey != null, cancellationToken)
            : null;
        if (piece is null)
        {
            return NotFound();
        }

        // Saved under a name with the ending of what it is.
        var name = $"{id[..8]}.{piece.ContentType!.Split('/')[1]}";
        await new PrivateFile(piece.StorageKey!, name, piece.ContentType, piece.Bytes, !piece.IsDocument).SendAsync(
            Response,
            store,
            cancellationToken
        );
        return new EmptyResult();
    }
}
