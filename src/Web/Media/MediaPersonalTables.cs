using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Media;

/// <summary>What export and erasure do with the rows of photos and documents; the files go with them.</summary>
internal static class MediaPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<Photo>
            .Deleted("photos", (db, person) => db.Photos.Where(p => p.ProfessionalId == person.Id).OrderBy(p => p.Position))
            .Exports(nameof(Photo.Id), nameof(Photo.Use), nameof(Photo.Caption), nameof(Photo.CreatedAt), nameof(Photo.DeletedAt))
            .Withholds(nameof(Photo.ProfessionalId), nameof(Photo.Position)),
        PersonalTable<PhotoFile>
            .Deleted("photoFiles", (db, person) => FilesOfPerson.Photos(db, person.Id))
            .Exports(
                nameof(PhotoFile.PhotoId),
                nameof(PhotoFile.Size),
                nameof(PhotoFile.ContentType),
                nameof(PhotoFile.Width),
                nameof(PhotoFile.Height),
                nameof(PhotoFile.Bytes)
            )
            .Withholds(nameof(PhotoFile.StorageKey)),
        PersonalTable<ProfileDocument>
            .Deleted("documents", (db, person) => FilesOfPerson.Documents(db, person.Id))
            .Exports(
                nameof(ProfileDocument.Id),
                nameof(ProfileDocument.Title),
                nameof(ProfileDocument.Visibility),
                nameof(ProfileDocument.Bytes),
                nameof(ProfileDocument.CreatedAt),
                nameof(ProfileDocument.DeletedAt)
            )
            .Withholds(nameof(ProfileDocument.ProfessionalId), nameof(ProfileDocument.Position), nameof(ProfileDocument.StorageKey)),
    ];
}
