using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Media;

/// <summary>The stored files of a person.</summary>
internal static class FilesOfPerson
{
    public static IQueryable<PhotoFile> Photos(VisavisDbContext db, Guid id) =>
        db.PhotoFiles.Where(file => db.Photos.Any(photo => photo.Id == file.PhotoId && photo.ProfessionalId == id));

    public static IQueryable<ProfileDocument> Documents(VisavisDbContext db, Guid id) =>
        db.ProfileDocuments.Where(document => document.ProfessionalId == id);
}
