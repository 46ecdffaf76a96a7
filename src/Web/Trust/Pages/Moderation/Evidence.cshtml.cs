using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
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
        if (piece is null || await store.OpenReadAsync(piece.StorageKey!, cancellationToken) is not { } content)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return piece.ContentType == "application/pdf"
            ? File(content, piece.ContentType, $"{id[..8]}.pdf")
            : File(content, piece.ContentType!);
    }
}
